{{%AUTOESCAPE context="HTML"}}
{{! CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon paperclip}}<h1>{{_"This kind of file is not accepted"}}</h1><p>{{_"Save it in one of the kinds named beside the field, and send it again."}}</p>
<div class="row">
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
