{{%AUTOESCAPE context="HTML"}}
{{! CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon lock}}<h1>{{_"Your role may not do this"}}</h1><p>{{_"Ask your administrator for the permission, or somebody who has it to do this."}}</p>
<div class="row">
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
