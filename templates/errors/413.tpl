{{%AUTOESCAPE context="HTML"}}
{{! CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon paperclip}}<h1>{{_"This is too large"}}</h1><p>{{_"Choose a smaller file or fewer lines, and send it again."}}</p>
<div class="row">
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
