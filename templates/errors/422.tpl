{{%AUTOESCAPE context="HTML"}}
{{! CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon alert-circle}}<h1>{{_"Something is to be corrected"}}</h1><p>{{_"Go back: what you typed is still in the form."}}</p>
<div class="row">
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
